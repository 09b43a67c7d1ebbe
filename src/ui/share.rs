//! Carrying the answers to another device or another person, only when somebody asks for it.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use super::{
    Action, Phrase,
    parts::{button, heading, line, paragraph},
    view::{View, attr},
};

/// The id under which copying the link is told.
pub const LINK: &str = "=";
/// The light border that a scanner needs around a code, in modules.
const BORDER: i32 = 4;

/// The link and its code, while they are asked for.
pub fn panel(view: &View) -> Html {
    let Some(link) = &view.shared else {
        return Html::default();
    };
    let copy = Action::Copy(LINK.into(), link.clone());
    html! {
        <section class="share" aria-labelledby="share">
            <h3 id="share" tabindex="-1">{view.say(Phrase::ShareHeading)}</h3>
            {paragraph(view.say(Phrase::ShareDetail))}
            <input class="link" readonly=true aria-labelledby="share" value={attr(link)} />
            <div class="buttons">
                {button(view, "", "copy", Phrase::CopyLink, copy)}
                if view.can_hand_on {
                    {button(view, "", "hand-on", Phrase::HandOn, Action::HandOn)}
                }
                {button(view, "quiet", "close-share", Phrase::CloseShare, Action::CloseShare)}
                {view.copied(LINK)}
            </div>
            {heading(4, view.say(Phrase::CodeHeading))}
            {code(view, link)}
            {line("caution", view.say(Phrase::CodeCaution))}
        </section>
    }
}

/// The link as a QR code, drawn as one shape.
fn code(view: &View, link: &str) -> Html {
    let Ok(code) = QrCode::encode_binary(link.as_bytes(), QrCodeEcc::Low) else {
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
