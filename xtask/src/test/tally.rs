//! Counts of passed and failed checks.

use std::fmt;
use std::iter::Sum;
use std::process::ExitCode;

/// Passed and failed checks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: u64,
    /// How many failed.
    pub failed: u64,
}

impl Tally {
    /// The tally of a single check.
    pub fn of_one(good: bool) -> Self {
        Self {
            passed: u64::from(good),
            failed: u64::from(!good),
        }
    }

    /// The exit code of a command with these counts; no checks at all is a failure.
    pub fn exit_code(self) -> ExitCode {
        if self.failed == 0 && self.passed > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    /// Adds one failure for a run that failed without a failed test, such as a crash or a compile error, or
    /// in which no test passed.
    pub fn with_status(self, success: bool) -> Self {
        if success && self.passed > 0 || self.failed > 0 {
            self
        } else {
            Self { failed: 1, ..self }
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |sum, tally| Self {
            passed: sum.passed + tally.passed,
            failed: sum.failed + tally.failed,
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_counts_as_one_failure() {
        let crashed = Tally {
            passed: 3,
            failed: 0,
        }
        .with_status(false);
        assert_eq!(crashed.to_string(), "3 passed, 1 failed");
        assert_eq!(
            Tally {
                passed: 3,
                failed: 2
            }
            .with_status(false)
            .failed,
            2
        );
        assert_eq!(
            Tally {
                passed: 3,
                failed: 0
            }
            .with_status(true)
            .failed,
            0
        );
    }

    #[test]
    fn a_run_without_tests_has_not_passed() {
        assert_eq!(Tally::default().with_status(true).failed, 1);
        assert_eq!(Tally::default().with_status(false).failed, 1);
        let ends = |tally: Tally| format!("{:?}", tally.exit_code());
        let failure = format!("{:?}", ExitCode::FAILURE);
        assert_eq!(ends(Tally::default()), failure);
        assert_eq!(ends(Tally::of_one(false)), failure);
        assert_ne!(ends(Tally::of_one(true)), failure);
    }

    #[test]
    fn tallies_add_up() {
        let sum: Tally = [
            Tally::of_one(true),
            Tally::of_one(false),
            Tally::of_one(true),
        ]
        .into_iter()
        .sum();
        assert_eq!(
            sum,
            Tally {
                passed: 2,
                failed: 1
            }
        );
    }
}
