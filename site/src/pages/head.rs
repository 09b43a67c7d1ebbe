//! The beginning of the `head` element that all pages share.

use yew::html;

use super::html::render;
use crate::delivery::policy::Policy;
use crate::delivery::{address::Address, icons, worker};
use crate::{Error, Styles};

/// What differs from page to page.
#[derive(Debug)]
pub struct Head<'a> {
    /// The policy, as a `meta` element states it.
    pub policy: &'a Policy,
    /// The address of the site, if known and if the policy is to name its files.
    pub address: Option<&'a Address>,
    /// The styles, with the colour of the icon.
    pub styles: &'a Styles,
    /// The colour schemes that the page has: `light` or `light dark`.
    pub schemes: &'a str,
    /// The title.
    pub title: &'a str,
    /// The description, for search results.
    pub description: Option<&'a str>,
    /// The path of the page in the site, if the service worker caches it.
    pub path: Option<&'a str>,
}

impl Head<'_> {
    /// The elements as HTML.
    pub fn html(&self) -> Result<String, Error> {
        let policy = self.policy.stated(self.address);
        let description = self.description.map(str::to_owned);
        let mark = self.path.map(worker::mark);
        Ok(render(html! {
            <>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content={policy} />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content={self.schemes.to_owned()} />
                <meta name="referrer" content="no-referrer" />
                // Browsers would turn numbers of documents and days into links.
                <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
                <title>{ self.title }</title>
                if let Some(description) = description {
                    <meta name="description" content={description} />
                }
                if let Some(mark) = mark {
                    <meta name="zicha" content={mark} />
                }
                <link rel="icon" href={icons::address(self.styles)?} />
            </>
        }))
    }
}
