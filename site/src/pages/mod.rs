//! The pages of a site: the applicant's, the one file, the guide, the official text, the one for portals' staff.

pub mod applicant;
mod document;
pub mod embed;
pub mod guide;
mod head;
mod html;
pub mod official_text;
mod prerender;
pub mod standalone;

use crate::delivery::policy::Policy;

/// A page with its content security policy.
#[derive(Debug)]
pub struct Page {
    /// The HTML, which has the policy in a `meta` element.
    pub html: String,
    /// The policy, for the server configurations.
    pub policy: Policy,
}
