#pragma once

/// The commit that this build is made from; empty where nobody said. Package.swift takes it from DIALOGCTL_COMMIT, which
/// scripts that make a build for use set: asking git here would link everything anew after each commit.
const char *dialogctl_commit(void);
