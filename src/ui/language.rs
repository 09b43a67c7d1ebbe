//! Compares language tags: portals write `en-US`, `EN` or `zh_CN` for `en` and `zh`.

/// Whether two tags name the same language, whatever their script and region.
pub fn is_same_language(one: &str, other: &str) -> bool {
    primary(one).eq_ignore_ascii_case(primary(other))
}

/// The primary language subtag.
fn primary(tag: &str) -> &str {
    let ends = tag.bytes().position(|it| !it.is_ascii_alphabetic());
    &tag[..ends.unwrap_or(tag.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_primary_subtag_is_compared() {
        for same in ["en-US", "EN", "en_GB", "en"] {
            assert!(is_same_language("en", same), "{same}");
        }
        for same in ["zh-Hans-CN", "zh_CN", "ZH-cn"] {
            assert!(is_same_language("zh", same), "{same}");
        }
        for other in ["", "e", "eng", "zh"] {
            assert!(!is_same_language("en", other), "{other}");
        }
    }
}
