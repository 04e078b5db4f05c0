//! Brings the related links in: the article's own, or those that the page names.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::HostEvent;
use crate::config::RelatedSetting;
use crate::load::{self, Cancel};
use crate::model::{Article, Panel, RelatedSource, Shared};

/// The panels, once they are here. What goes wrong is told to the page and costs the reader nothing.
#[hook]
pub(super) fn use_related(
    setting: &RelatedSetting,
    article: Option<&Shared<Article>>,
    on_event: &Callback<HostEvent>,
) -> Option<Shared<Vec<Panel>>> {
    let panels = use_state(|| None::<Shared<Vec<Panel>>>);
    // The address, or the panels themselves: the article as a whole may change without them.
    let wanted = use_memo(
        (setting.clone(), article.cloned()),
        |(setting, article)| match setting {
            RelatedSetting::None => None,
            RelatedSetting::Url(url) => Some(Wanted::At(url.clone())),
            RelatedSetting::FromArticle => match article.as_ref()?.related.as_ref()? {
                RelatedSource::File(url) => Some(Wanted::At(url.to_rc())),
                RelatedSource::Panels(panels) => Some(Wanted::Here(panels.clone())),
            },
        },
    );
    {
        let (panels, on_event) = (panels.clone(), on_event.clone());
        use_effect_with((*wanted).clone(), move |wanted| {
            let cancel = Cancel::default();
            match wanted.clone() {
                None => panels.set(None),
                Some(Wanted::Here(here)) => panels.set(Some(Shared::new(here.to_vec()))),
                Some(Wanted::At(url)) => {
                    let cancel = cancel.clone();
                    spawn_local(async move {
                        let result = load::panels(&url, &cancel).await;
                        if cancel.is_cancelled() {
                            return;
                        }
                        match result {
                            Ok((found, warnings)) => {
                                for warning in warnings {
                                    on_event.emit(HostEvent::RelatedWarning(format!("{url}: {warning}")));
                                }
                                panels.set(Some(Shared::new(found)));
                            }
                            Err(error) => on_event.emit(HostEvent::RelatedWarning(error.message)),
                        }
                    });
                }
            }
            move || cancel.cancel()
        });
    }
    (*panels).clone()
}

#[derive(Clone, PartialEq)]
enum Wanted {
    At(std::rc::Rc<str>),
    Here(std::rc::Rc<[Panel]>),
}
