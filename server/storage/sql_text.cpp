// SPDX-License-Identifier: EUPL-1.2
#include "storage/sql_text.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace jalon::storage {

namespace {

class Scanner {
public:
    explicit Scanner(const Sql& sql) : sql_(sql), text_(sql.text) {}

    std::size_t highestParameter() {
        bool ended = false;
        bool begun = false;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (skipBlankOrComment()) continue;
            if (ended) fail("not exactly one statement");
            if (c == ';') {
                ended = true;
                ++at_;
                continue;
            }
            begun = true;
            readToken(c);
        }
        if (!begun) fail("not exactly one statement");
        return highest_;
    }

private:
    [[noreturn]] void fail(const char* what) const { throw std::logic_error(std::string(sql_.name) + ": " + what); }

    bool skipBlankOrComment() {
        const std::string_view rest = text_.substr(at_);
        if (std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos) {
            ++at_;
        } else if (rest.starts_with("--")) {
            skipPast("\n", 2);
        } else if (rest.starts_with("/*")) {
            skipPast("*/", 2);
        } else {
            return false;
        }
        return true;
    }

    /// To behind the next `end`, looked for `from` characters on; to the end of the text when there is none.
    void skipPast(std::string_view end, std::size_t from) {
        const std::size_t found = text_.find(end, at_ + from);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    }

    void readToken(char c) {
        // A doubled quote inside quotes is read as the end of one text and the start of the next: the same in sum.
        if (c == '\'' || c == '"') {
            skipPast(std::string_view(&c, 1), 1);
        } else if (c == '?') {
            fail("a parameter is not $n");
        } else if (c == '$') {
            readParameter();
        } else {
            ++at_;
        }
    }

    void readParameter() {
        const char* begin = text_.data() + at_ + 1;
        std::size_t number = 0;
        const auto read = std::from_chars(begin, text_.data() + text_.size(), number);
        if (read.ec != std::errc{} || number == 0) fail("a parameter is not $n");
        highest_ = std::max(highest_, number);
        at_ += 1 + static_cast<std::size_t>(read.ptr - begin);
    }

    const Sql& sql_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t highest_ = 0;
};

}  // namespace

std::size_t parameterCount(const Sql& sql) { return Scanner(sql).highestParameter(); }

}  // namespace jalon::storage
