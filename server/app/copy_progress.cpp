// SPDX-License-Identifier: EUPL-1.2
#include "app/copy_progress.h"

#include <fmt/core.h>

#include <cstdio>

#include "app/spaced.h"

namespace jalon::app {

using transfer::Step;

void CopyProgressLines::tell(const Step& step) {
    title(step.kind);
    switch (step.kind) {
        case Step::Kind::resumed:
            fmt::print("Reprise : {} lignes sur {} sont déjà là.\n", spaced(step.done), spaced(step.total));
            break;
        case Step::Kind::restarted:
            fmt::print("La base d'origine a changé depuis (table {}) : la copie repart du début.\n", step.table);
            break;
        case Step::Kind::copied:
        case Step::Kind::compared:
            line(fmt::format("  {} : {} sur {} (en tout {} sur {})", step.table, spaced(step.rows), spaced(step.of),
                             spaced(step.done), spaced(step.total)),
                 step.rows >= step.of);
            break;
        case Step::Kind::completing:
            break;
    }
    std::fflush(stdout);
}

void CopyProgressLines::title(Step::Kind kind) {
    if (kind == kind_) return;
    end();
    kind_ = kind;
    if (kind == Step::Kind::copied) fmt::print("Lignes copiées :\n");
    if (kind == Step::Kind::compared) fmt::print("Lignes relues dans la base d'arrivée et comparées :\n");
    if (kind == Step::Kind::completing) fmt::print("Index de la recherche :\n");
}

void CopyProgressLines::line(const std::string& text, bool last) {
    if (terminal_) {
        // Back to the start of the line, and what was longer wiped out.
        fmt::print("\r{}\x1b[K", text);
        if (last) fmt::print("\n");
        open_ = !last;
    } else if (last) {
        fmt::print("{}\n", text);
    }
}

void CopyProgressLines::indexed(std::int64_t entries) {
    line(fmt::format("  {} écrits", spaced(entries)), !terminal_);
    std::fflush(stdout);
}

void CopyProgressLines::end() {
    if (open_) fmt::print("\n");
    open_ = false;
    std::fflush(stdout);
}

}  // namespace jalon::app
