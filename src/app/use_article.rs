//! Brings the article in whenever its address changes, and calls off what nobody waits for.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::{AppProps, HostEvent, Source};
use crate::load::{self, Cancel, ErrorCode, LoadError, Loaded};

/// After so long, in milliseconds, a reader wants to know that something is still going on.
const SLOW_AFTER_MS: u32 = 5_000;

/// How far the article has come.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Progress {
    /// It is on its way.
    Waiting { slow: bool },
    /// It is here.
    Ready(Loaded),
    /// It will not come.
    Failed(LoadError),
}

/// How far the article has come, and a way to ask for it again.
#[hook]
pub(super) fn use_article(props: &AppProps) -> (Progress, Callback<MouseEvent>) {
    let progress = use_state(|| Progress::Waiting { slow: false });
    let retries = use_state(|| 0_u32);
    let wanted = (props.source.clone(), props.config.format, props.reloads, *retries);

    {
        let (progress, prefetched) = (progress.clone(), props.prefetched.clone());
        use_effect_with(wanted, move |(source, format, reloads, retries)| {
            let cancel = Cancel::default();
            // What was begun early is for the first try only.
            let prefetched = prefetched.filter(|_| *reloads == 0 && *retries == 0);
            let slow = matches!(source, Source::Address(_)).then(|| {
                let progress = progress.clone();
                // The article before stays until the next is there, or is late.
                if !matches!(*progress, Progress::Ready(_)) {
                    progress.set(Progress::Waiting { slow: false });
                }
                Timeout::new(SLOW_AFTER_MS, move || {
                    progress.set(Progress::Waiting { slow: true })
                })
            });
            let arrived = {
                let cancel = cancel.clone();
                move |result: Result<Loaded, LoadError>| {
                    drop(slow);
                    if cancel.is_cancelled() {
                        return;
                    }
                    progress.set(match result {
                        Ok(loaded) => Progress::Ready(loaded),
                        Err(error) => Progress::Failed(error),
                    });
                }
            };
            match source.clone() {
                Source::None => {
                    let message =
                        "no article is named: set `src` to its address, or put it inside the element";
                    let none: Rc<str> = "".into();
                    arrived(Err(LoadError {
                        code: ErrorCode::NotFound,
                        message: message.to_owned(),
                        url: none,
                    }));
                }
                Source::Inline { text, page } => arrived(load::inline(&text, *format, &page)),
                Source::Address(url) => {
                    let (format, cancel) = (*format, cancel.clone());
                    spawn_local(async move {
                        let result = load::article(&url, format, prefetched.as_ref(), &cancel).await;
                        arrived(result);
                    });
                }
            }
            move || cancel.cancel()
        });
    }

    {
        let on_event = props.on_event.clone();
        // Told after drawing: the event says that the article is on the page.
        use_effect_with((*progress).clone(), move |progress| match progress {
            Progress::Waiting { .. } => {}
            Progress::Ready(loaded) => on_event.emit(HostEvent::ArticleLoaded(loaded.clone())),
            Progress::Failed(error) => on_event.emit(HostEvent::ArticleFailed(error.clone())),
        });
    }

    let retry = {
        let retries = retries.clone();
        use_callback(*retries, move |_: MouseEvent, count| retries.set(count + 1))
    };
    ((*progress).clone(), retry)
}
