// SPDX-License-Identifier: EUPL-1.2
#pragma once
// "jalon calendar receivable": the half-days of a measure a service can receive, with the reason of each one dropped.
//
//     jalon calendar receivable --zone B --no-class wed/pm --from 2026-11-12/am --to 2026-11-17/pm --json
//
// The service is open Monday to Friday unless --service-closed takes half-days away; --no-class does the same for the
// school's week. Without --json a table in French, for people.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <ostream>
#include <string>

namespace jalon::calendar {

struct ReceivableArguments {
    std::string zone;
    std::string region = "metropole";
    std::string from;
    std::string to;
    std::string no_class;
    std::string service_closed;
    bool json = false;
};

/// Computes and prints. Returns the exit code: 0, or 2 after a message on `err` (wrong argument, end before start).
int runReceivable(const ReceivableArguments& arguments, const std::filesystem::path& data_folder, std::ostream& out,
                  std::ostream& err);

/// Mounts "calendar" with its commands (receivable, deadline) on the program. When it is the command given, its
/// callback runs it and leaves the exit code in `exit_code`. All references must outlive the parsing; `data_folder` is
/// read when the command runs, so it may be bound to an option of `app`. A wrong option or a missing value is CLI11's
/// own ParseError: the program ends with 2.
void addCalendarCommand(CLI::App& app, const std::string& data_folder, std::ostream& out, std::ostream& err,
                        int& exit_code);

}  // namespace jalon::calendar
