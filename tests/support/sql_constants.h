// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Every constant `Sql kName{"name", "text"}` of the program, read from its source: a statement that no test runs is
// found all the same. Texts are literals, raw or not, and macros of the same file made of literals; anything else
// throws.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace jalon::test {

struct SqlConstant {
    std::string where, name, text;
};

class SqlReader {
public:
    SqlReader(std::string file, std::string source) : file_(std::move(file)), source_(std::move(source)) {
        readMacros();
    }

    std::vector<SqlConstant> constants() {
        static const std::regex kConstant(R"(\bSql\s+(k\w+)\s*([={]))");
        std::vector<SqlConstant> found;
        for (std::sregex_iterator match(source_.begin(), source_.end(), kConstant), end; match != end; ++match) {
            const std::string where = file_ + ": " + (*match)[1].str();
            at_ = static_cast<std::size_t>(match->position() + match->length());
            if ((*match)[2] != "{") throw std::runtime_error(where + " is not Sql kName{…}");
            SqlConstant constant{where, text(where), ""};
            expect(',', where);
            constant.text = text(where);
            skipBlanks();
            if (at_ < source_.size() && source_[at_] == ',') ++at_;
            expect('}', where);
            found.push_back(std::move(constant));
        }
        return found;
    }

private:
    void skipBlanks() {
        for (;;) {
            while (at_ < source_.size() && std::isspace(static_cast<unsigned char>(source_[at_])) != 0) ++at_;
            if (source_.compare(at_, 2, "//") != 0) return;
            at_ = std::min(source_.find('\n', at_), source_.size());
        }
    }
    void expect(char wanted, const std::string& where) {
        skipBlanks();
        if (at_ >= source_.size() || source_[at_] != wanted) {
            throw std::runtime_error(where + ": made of something that is no literal");
        }
        ++at_;
    }

    /// Literals and macros, one after the other.
    std::string text(const std::string& where) {
        std::string all;
        for (bool more = true; more;) {
            skipBlanks();
            if (source_.compare(at_, 2, "R\"") == 0) {
                all += raw();
            } else if (source_[at_] == '"') {
                all += quoted();
            } else if (std::isalpha(static_cast<unsigned char>(source_[at_])) != 0) {
                all += macro(where);
            } else {
                more = false;
            }
        }
        return all;
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
        for (++at_; source_[at_] != '"'; ++at_) {
            if (source_[at_] == '\\') ++at_;
            out += source_[at_];
        }
        ++at_;
        return out;
    }
    std::string macro(const std::string& where) {
        const std::size_t begin = at_;
        while (std::isalnum(static_cast<unsigned char>(source_[at_])) != 0 || source_[at_] == '_') ++at_;
        const std::string name = source_.substr(begin, at_ - begin);
        const auto found = macros_.find(name);
        if (found == macros_.end()) throw std::runtime_error(where + ": " + name + " is no macro of the same file");
        return found->second;
    }

    void readMacros() {
        static const std::regex kMacro(R"(#define[ \t]+(\w+)[ \t\\]*\n?[ \t]*(?="|R"))");
        for (std::sregex_iterator match(source_.begin(), source_.end(), kMacro), end; match != end; ++match) {
            at_ = static_cast<std::size_t>(match->position() + match->length());
            std::string all;
            for (;;) {
                while (source_[at_] == ' ' || source_[at_] == '\t' || source_.compare(at_, 2, "\\\n") == 0) {
                    at_ += source_[at_] == '\\' ? 2 : 1;
                }
                if (source_.compare(at_, 2, "R\"") == 0) {
                    all += raw();
                } else if (source_[at_] == '"') {
                    all += quoted();
                } else {
                    break;
                }
            }
            macros_[(*match)[1]] = all;
        }
    }

    std::string file_;
    std::string source_;
    std::size_t at_ = 0;
    std::map<std::string, std::string> macros_;
};

/// Of every source file under `folder` that is no test.
inline std::vector<SqlConstant> sqlConstants(const std::filesystem::path& folder) {
    std::vector<SqlConstant> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string file = entry.path().string();
        const bool is_source = entry.path().extension() == ".cpp" || entry.path().extension() == ".h";
        if (!is_source || file.ends_with("_test.cpp") || file.ends_with("_fixture.h")) continue;
        std::ifstream in(file, std::ios::binary);
        const std::string source{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        for (auto& constant : SqlReader(file, source).constants()) all.push_back(std::move(constant));
    }
    return all;
}

}  // namespace jalon::test
