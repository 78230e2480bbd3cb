// SPDX-License-Identifier: EUPL-1.2
#include "privacy/shipped_notices.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "access/membership.h"

namespace jalon::privacy {
namespace {

constexpr std::string_view kFormat = "jalon-notices/1";

/// A scheme says what is its own; the rest, and the titles, are the same for all.
json::object whole(const json::object& file, const json::object& scheme, std::string_view level) {
    const auto& own = scheme.at(level).as_object();
    const auto& common = file.at("common").at(level).as_object();
    const auto& titles = file.at("titles").at(level).as_object();
    json::array sections;
    for (const auto key : kNoticeKeys)
        sections.push_back(json::object{
            {"key", key}, {"title", titles.at(key)}, {"text", own.contains(key) ? own.at(key) : common.at(key)}});
    return {{"title", scheme.at("title").at(level)}, {"sections", std::move(sections)}};
}

NoticeContent read(const json::object& file, const json::object& scheme) {
    const json::object notice{{"young", whole(file, scheme, "young")}, {"parents", whole(file, scheme, "parents")}};
    JsonReader in(notice);
    auto content = readContent(in);
    const auto done = in.finish();
    if (!done) throw std::runtime_error("a notice is not complete: " + done.error().fields.front().field);
    return content;
}

ShippedNotices parse(const json::object& file) {
    if (file.at("format").as_string() != kFormat) throw std::runtime_error("not " + std::string(kFormat));
    ShippedNotices out;
    for (const auto& [code, authority] : file.at("authorities").as_object())
        out.authorities.emplace(code, Authority{std::string(authority.at("name").as_string()),
                                                std::string(authority.at("contact").as_string())});
    for (const auto& scheme : file.at("schemes").as_array())
        out.by_scheme.emplace(scheme.at("scheme").as_string(), read(file, scheme.as_object()));
    for (const auto scheme : access::kSchemes)
        if (!out.by_scheme.contains(std::string(scheme)))
            throw std::runtime_error("no notice for " + std::string(scheme));
    return out;
}

}  // namespace

ShippedNotices loadShippedNotices(const std::filesystem::path& data_folder) {
    const auto path = data_folder / "notices" / "fr.json";
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error(path.string() + ": cannot be read");
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    try {
        const json::value file = json::parse(text);
        return parse(file.as_object());
    } catch (const std::exception& wrong) {
        throw std::runtime_error(path.string() + ": " + wrong.what());
    }
}

}  // namespace jalon::privacy
