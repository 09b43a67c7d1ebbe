//! The panel that shares the answers as a link, as text, QR code or through the device's share sheet.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use yew::prelude::*;

use super::{
    Action, Phrase,
    element::{element, nodes, when},
    parts::{button, heading, line, named_heading, paragraph},
    view::{View, attr},
};

/// The id under which the outcome of copying the link is shown; no id of a notice can be the same.
pub const LINK: &str = "=link";
/// The width of the quiet zone that a scanner needs around a QR code, in modules.
const BORDER: i32 = 4;

/// The panel, while it is open.
pub fn panel(view: &View) -> Html {
    let Some(link) = &view.session.shared else {
        return Html::default();
    };
    let copy = Action::Copy(LINK.into(), link.clone());
    // The address of a local file works on no other device, so the link is the fragment alone.
    let leads_here = !link.starts_with('#');
    let copies = if leads_here {
        Phrase::CopyLink
    } else {
        Phrase::CopyStatement
    };
    let can_hand_on = leads_here && view.session.can_hand_on;
    let close = Action::CloseShare;
    let buttons = element("div")
        .class("buttons")
        .child(button(view, "", "copy", copies, copy))
        .child(when(can_hand_on, || {
            button(view, "", "hand-on", Phrase::HandOn, Action::OpenShareSheet)
        }))
        .child(button(
            view,
            "quiet",
            "close-share",
            Phrase::CloseShare,
            close,
        ))
        .child(view.copied(LINK));
    let field = element("textarea")
        .class("link")
        .attr("id", LINK)
        .attr("rows", "2")
        .flag("readonly", true)
        .attr("aria-labelledby", "share")
        .value(attr(link));
    element("section")
        .class("share")
        .attr("aria-labelledby", "share")
        .child(named_heading(3, "share", view.phrase(Phrase::ShareHeading)))
        .child(paragraph(view.phrase(Phrase::ShareDetail)))
        .child(when(!leads_here, || {
            paragraph(view.phrase(Phrase::ShareFile))
        }))
        .child(field)
        .child(buttons)
        .child(when(leads_here, || as_code(view, link)))
        .into()
}

/// The QR code with its heading and a caution.
fn as_code(view: &View, link: &str) -> Html {
    nodes([
        heading(4, view.phrase(Phrase::CodeHeading)).into(),
        code(view, link),
        line("caution", view.phrase(Phrase::CodeCaution)).into(),
    ])
}

/// The link as a QR code, drawn as one SVG path.
fn code(view: &View, link: &str) -> Html {
    // Any mask can be read; the code to choose the best one would add much to the program.
    let mask = Some(Mask::new(0));
    let (low, least, most) = (QrCodeEcc::Low, Version::MIN, Version::MAX);
    let segments = [QrSegment::make_bytes(link.as_bytes())];
    let code = QrCode::encode_segments_advanced(&segments, low, least, most, mask, false);
    let Ok(code) = code else {
        // The link is too long for a QR code; it can still be copied.
        return Html::default();
    };
    let size = code.size();
    let mut shape = String::new();
    for row in 0..size {
        for column in (0..size).filter(|column| code.get_module(*column, row)) {
            // Writing to a string cannot fail.
            let _ = write!(shape, "M{column} {row}h1v1h-1z");
        }
    }
    let frame = size + 2 * BORDER;
    element("svg")
        .class("code")
        .attr("role", "img")
        .attr("aria-label", view.phrase(Phrase::CodeHeading))
        .attr("viewBox", format!("-{BORDER} -{BORDER} {frame} {frame}"))
        .attr("shape-rendering", "crispEdges")
        .child(element("path").attr("d", shape))
        .into()
}
