//! Carrying the answers to another device or another person, only when somebody asks for it.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use yew::prelude::*;

use super::{
    Action, Phrase,
    parts::{button, heading, line, paragraph},
    view::{View, attr},
};

/// The id of the link, under which copying it is told; no sentence of a notice has it.
pub const LINK: &str = "=link";
/// The light border that a scanner needs around a code, in modules.
const BORDER: i32 = 4;

/// The link and its code, while they are asked for.
pub fn panel(view: &View) -> Html {
    let Some(link) = &view.shared else {
        return Html::default();
    };
    let copy = Action::Copy(LINK.into(), link.clone());
    // An address of a file is nobody else's; then there is the code alone.
    let leads_here = !link.starts_with('#');
    let copies = if leads_here {
        Phrase::CopyLink
    } else {
        Phrase::CopyStatement
    };
    html! {
        <section class="share" aria-labelledby="share">
            <h3 id="share" tabindex="-1">{view.say(Phrase::ShareHeading)}</h3>
            {paragraph(view.say(Phrase::ShareDetail))}
            if !leads_here {
                {paragraph(view.say(Phrase::ShareFile))}
            }
            <textarea class="link" id={LINK} rows="2" readonly=true aria-labelledby="share" value={attr(link)} />
            <div class="buttons">
                {button(view, "", "copy", copies, copy)}
                if leads_here && view.can_hand_on {
                    {button(view, "", "hand-on", Phrase::HandOn, Action::HandOn)}
                }
                {button(view, "quiet", "close-share", Phrase::CloseShare, Action::CloseShare)}
                {view.copied(LINK)}
            </div>
            if leads_here {
                {heading(4, view.say(Phrase::CodeHeading))}
                {code(view, link)}
                {line("caution", view.say(Phrase::CodeCaution))}
            }
        </section>
    }
}

/// The link as a QR code, drawn as one shape.
fn code(view: &View, link: &str) -> Html {
    // Any mask can be read. To look for the best one would be a large part of the code below.
    let mask = Some(Mask::new(0));
    let (low, least, most) = (QrCodeEcc::Low, Version::MIN, Version::MAX);
    let segments = [QrSegment::make_bytes(link.as_bytes())];
    let code = QrCode::encode_segments_advanced(&segments, low, least, most, mask, false);
    let Ok(code) = code else {
        // So long a link that no code holds it; it can still be copied.
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
    html! {
        <svg
            class="code"
            role="img"
            aria-label={view.say(Phrase::CodeHeading)}
            viewBox={format!("-{BORDER} -{BORDER} {frame} {frame}")}
            shape-rendering="crispEdges"
        >
            <path d={shape} />
        </svg>
    }
}
