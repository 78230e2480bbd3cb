// SPDX-License-Identifier: EUPL-1.2
// The directory into the database: a few hundred lines a transaction, so that people go on working meanwhile.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "audit/audit.h"
#include "partners/directory.h"
#include "partners/partners.h"
#include "partners/partners_store.h"

namespace jalon::partners {
namespace {

using access::Right;
using storage::Transaction;

constexpr std::size_t kBatch = 200;
constexpr std::size_t kMostNotes = 1000;  ///< lines told to a person; beyond, one "more" with the number

struct Counts {
    std::int64_t created = 0, updated = 0, unchanged = 0;

    Counts& operator+=(const Counts& other) {
        created += other.created;
        updated += other.updated;
        unchanged += other.unchanged;
        return *this;
    }
    std::int64_t total() const { return created + updated + unchanged; }
    json::object json() const { return {{"created", created}, {"updated", updated}, {"unchanged", unchanged}}; }
};

json::array notesJson(const std::vector<LineNote>& notes) {
    json::array out;
    for (const LineNote& note : notes) {
        if (out.size() == kMostNotes) {
            const auto left = std::to_string(notes.size() - kMostNotes);
            out.push_back({{"line", 0}, {"code", "more"}, {"params", {{"count", left}}}});
            break;
        }
        json::object params;
        for (const auto& [name, value] : note.params) params[name] = value;
        out.push_back({{"line", note.line}, {"code", note.code}, {"params", std::move(params)}});
    }
    return out;
}

class Importer {
public:
    Importer(const Clock& clock, const access::Actor& actor, jobs::Progress* progress)
        : clock_(clock), actor_(actor), progress_(progress) {}

    Result<Counts> write(Transaction& tx, const DirectoryRecord* first, const DirectoryRecord* last) const {
        Counts counts;
        for (const auto* record = first; record != last; ++record) TRY(writeOne(tx, *record, counts));
        if (counts.created + counts.updated > 0) {
            json::object details = counts.json();
            details["fromLine"] = first->line;
            details["toLine"] = (last - 1)->line;
            audit::record(tx, clock_, actor_.author, {"import_batch", "structure", "", std::nullopt, details});
        }
        return counts;
    }

private:
    Result<void> writeOne(Transaction& tx, const DirectoryRecord& record, Counts& counts) const {
        const auto known = store::findByUai(tx, record.uai);
        if (!known) {
            TRY(hold(tx, counts));
            create(tx, record, counts);
            return {};
        }
        const auto stored = store::findStructure(tx, *known);
        Structure changed = *stored;
        if (!takeOver(changed, record)) {
            ++counts.unchanged;
            return {};
        }
        TRY(hold(tx, counts));
        sign(changed);
        if (!store::updateStructure(tx, changed)) throw std::runtime_error("structure changed while it was imported");
        ++counts.updated;
        audit::record(
            tx, clock_, actor_.author,
            {"update", "structure", changed.id.text(), std::nullopt, changes(fieldsOf(*stored), fieldsOf(changed))});
        return {};
    }

    /// Once a transaction, where it begins to write: one that leaves everything as it is leaves no line either.
    Result<void> hold(Transaction& tx, const Counts& counts) const {
        if (progress_ == nullptr || counts.created + counts.updated > 0) return {};
        return progress_->hold(tx);
    }

    void create(Transaction& tx, const DirectoryRecord& record, Counts& counts) const {
        Structure structure(StructureId::make(clock_.now()));
        structure.uai = record.uai;
        takeOver(structure, record);
        sign(structure);
        store::insertStructure(tx, structure);
        ++counts.created;
    }

    void sign(Structure& structure) const {
        structure.updated_at = clock_.now();
        structure.updated_by = actor_.author.user;
    }

    const Clock& clock_;
    const access::Actor& actor_;
    jobs::Progress* progress_;
};

}  // namespace

Result<json::object> Partners::importDirectory(const access::Actor& actor, const std::string& csv,
                                               jobs::Progress* progress) {
    TRY(access::require(actor, Right::partners_import));
    TRY_ASSIGN(const Directory directory, readDirectory(csv));
    const std::size_t total = directory.records.size();
    const Importer importer(clock_, actor, progress);
    Counts counts;
    bool cancelled = false;
    for (std::size_t done = 0; done < total && !cancelled;) {
        const auto* first = directory.records.data() + done;
        const std::size_t size = std::min(kBatch, total - done);
        TRY_ASSIGN(const Counts batch, database_.write([&](Transaction& tx) -> Result<Counts> {
            return importer.write(tx, first, first + size);
        }));
        counts += batch;
        done += size;
        if (progress == nullptr) continue;
        progress->at(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
        cancelled = progress->cancelled();
    }

    const bool cut_short = cancelled && counts.total() < static_cast<std::int64_t>(total);
    json::object summary = counts.json();
    summary["read"] = directory.read;
    summary["refused"] = directory.refused.size();
    summary["cancelled"] = cancelled;
    json::object report = counts.json();
    report["read"] = directory.read;
    report["refused"] = notesJson(directory.refused);
    report["warnings"] = notesJson(directory.warnings);
    TRY(database_.write([&](Transaction& tx) -> Result<void> {
        if (progress != nullptr) TRY(cut_short ? progress->hold(tx) : progress->conclude(tx, report));
        audit::record(tx, clock_, actor.author, {"import", "structure", "", std::nullopt, summary});
        return {};
    }));
    if (cut_short) return Error::conflict("cancelled");
    return report;
}

}  // namespace jalon::partners
