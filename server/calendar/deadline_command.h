// SPDX-License-Identifier: EUPL-1.2
#pragma once
// "jalon calendar deadline": when something is due, with every step of the computation.
//
//     jalon calendar deadline --zone B --from 2026-11-27 --add 3m --roll next-school-day --json
//
// The school has class Monday to Friday unless --no-class takes half-days away.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <ostream>
#include <string>

namespace jalon::calendar {

struct DeadlineArguments {
    std::string zone = {};
    std::string region = {};  ///< "": luxembourg for zone LU, metropole for the others
    std::string from = {};
    std::string add = {};
    std::string roll = "none";
    std::string no_class = {};
    bool json = false;
};

/// Computes and prints. Returns the exit code: 0; 1 when no known school year covers the way (with --json the answer
/// has "date": null and "missingFrom"); 2 after a message on `err` (wrong argument).
int runDeadline(const DeadlineArguments& arguments, const std::filesystem::path& data_folder, std::ostream& out,
                std::ostream& err);

/// Mounts "deadline" below "calendar"; as addCalendarCommand of receivable_command.h.
void addDeadlineCommand(CLI::App& calendar, const std::string& data_folder, std::ostream& out, std::ostream& err,
                        int& exit_code);

}  // namespace jalon::calendar
