// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Every constant `Sql kName{"name", "text"}` of the program, read from its source: a statement that no test runs is
// found all the same. Texts are literals, raw or not, and macros made of literals, of the same file or of a header;
// anything else throws.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace jalon::test {

struct SqlConstant {
    std::string where, name, text;
};

/// A text made of literals and macros, from `at` on.
class LiteralReader {
public:
    struct Macro {
        std::vector<std::string> parameters;
        std::string body;
    };
    using Macros = std::map<std::string, Macro>;

    LiteralReader(const std::string& source, std::size_t at, const Macros& macros)
        : source_(source), at_(at), macros_(macros) {}
    std::size_t at() const { return at_; }

    std::string text() {
        std::string all;
        for (;;) {
            skipBlanks();
            if (source_.compare(at_, 2, "R\"") == 0) {
                all += raw();
            } else if (peek() == '"') {
                all += quoted();
            } else if (std::isalpha(static_cast<unsigned char>(peek())) != 0) {
                all += macro();
            } else {
                return all;
            }
        }
    }
    /// False, and nothing read, when something else comes.
    bool accept(char wanted) {
        skipBlanks();
        if (peek() != wanted) return false;
        ++at_;
        return true;
    }

private:
    char peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }
    void skipBlanks() {
        for (;;) {
            while (std::isspace(static_cast<unsigned char>(peek())) != 0) ++at_;
            if (source_.compare(at_, 2, "//") != 0) return;
            at_ = std::min(source_.find('\n', at_), source_.size());
        }
    }
    std::string raw() {
        const std::size_t open = source_.find('(', at_);
        const std::string close = ")" + source_.substr(at_ + 2, open - at_ - 2) + "\"";
        const std::size_t end = source_.find(close, open);
        at_ = end + close.size();
        return source_.substr(open + 1, end - open - 1);
    }
    std::string quoted() {
        std::string out;
        for (++at_; peek() != '"'; ++at_) {
            if (peek() == '\\') ++at_;
            out += source_.at(at_);
        }
        ++at_;
        return out;
    }
    std::string macro() {
        const std::size_t begin = at_;
        while (std::isalnum(static_cast<unsigned char>(peek())) != 0 || peek() == '_') ++at_;
        const std::string name = source_.substr(begin, at_ - begin);
        const auto found = macros_.find(name);
        if (found == macros_.end()) throw std::runtime_error(name + " is no macro");
        Macros inner = macros_;
        for (std::size_t i = 0; i < found->second.parameters.size(); ++i) {
            if (!accept(i == 0 ? '(' : ',')) throw std::runtime_error(name + " without its arguments");
            inner[found->second.parameters[i]] = {{}, '"' + text() + '"'};
        }
        if (!found->second.parameters.empty() && !accept(')')) throw std::runtime_error(name + " without )");
        return LiteralReader(found->second.body, 0, inner).text();
    }

    const std::string& source_;
    std::size_t at_;
    const Macros& macros_;
};

inline LiteralReader::Macros macrosOf(const std::string& source) {
    // A definition goes on over lines that end with a backslash.
    static const std::regex kMacro(R"(#define[ \t]+(\w+)(?:\((\w+(?:, \w+)*)\))?((?:[^\n\\]|\\[^\n]|\\\n)*))");
    LiteralReader::Macros macros;
    for (std::sregex_iterator match(source.begin(), source.end(), kMacro), end; match != end; ++match) {
        LiteralReader::Macro macro;
        std::istringstream parameters((*match)[2].str());
        for (std::string name; std::getline(parameters >> std::ws, name, ',');) macro.parameters.push_back(name);
        macro.body = std::regex_replace((*match)[3].str(), std::regex(R"(\\\n)"), "\n");
        macros[(*match)[1]] = macro;
    }
    return macros;
}

inline std::vector<SqlConstant> sqlConstantsOf(const std::string& file, const std::string& source,
                                               const LiteralReader::Macros& shared) {
    static const std::regex kConstant(R"(\bSql\s+(k\w+)\s*([={]))");
    LiteralReader::Macros macros = macrosOf(source);
    macros.insert(shared.begin(), shared.end());
    std::vector<SqlConstant> found;
    for (std::sregex_iterator match(source.begin(), source.end(), kConstant), end; match != end; ++match) {
        const std::string where = file + ": " + (*match)[1].str();
        if ((*match)[2] != "{") throw std::runtime_error(where + " is not Sql kName{…}");
        try {
            LiteralReader reader(source, static_cast<std::size_t>(match->position() + match->length()), macros);
            SqlConstant constant{where, reader.text(), ""};
            const bool has_text = reader.accept(',');
            constant.text = reader.text();
            reader.accept(',');
            if (!has_text || !reader.accept('}')) throw std::runtime_error("made of something that is no literal");
            found.push_back(std::move(constant));
        } catch (const std::runtime_error& error) {
            throw std::runtime_error(where + ": " + error.what());
        }
    }
    return found;
}

inline std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Of every source file under `folder` that is no test.
inline std::vector<SqlConstant> sqlConstants(const std::filesystem::path& folder) {
    LiteralReader::Macros shared;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".h") shared.merge(macrosOf(contentOf(entry.path())));
    std::vector<SqlConstant> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string file = entry.path().string();
        const bool is_source = entry.path().extension() == ".cpp" || entry.path().extension() == ".h";
        if (!is_source || file.ends_with("_test.cpp") || file.ends_with("_fixture.h")) continue;
        for (auto& constant : sqlConstantsOf(file, contentOf(entry.path()), shared)) all.push_back(std::move(constant));
    }
    return all;
}

}  // namespace jalon::test
