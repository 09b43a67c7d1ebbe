//! How a site is delivered: policies, server configurations, service worker, manifest, icons, compression.

pub mod address;
pub mod compress;
pub mod icons;
pub mod manifest;
pub mod policy;
pub mod servers;
pub mod worker;
