//! What the notice means for one applicant.
