//! The choice of speed: a native list, which every platform shows and reads in its own best way.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::audio::command::Command;
use crate::audio::engine_dom::number_of;
use crate::audio::hooks::use_chosen;
use crate::audio::preferences::RATES;
use crate::i18n::Locale;

/// Properties of [`SpeedChoice`].
#[derive(Properties, PartialEq)]
pub struct SpeedChoiceProps {
    pub rate: f64,
    pub locale: Locale,
    pub run: Callback<Command>,
}

/// The list of speeds.
#[component]
pub fn SpeedChoice(props: &SpeedChoiceProps) -> Html {
    let onchange = {
        let run = props.run.clone();
        move |event: Event| {
            if let Some(rate) = number_of(&event) {
                run.emit(Command::SetRate(rate));
            }
        }
    };
    let node = use_chosen(props.rate.to_string());
    let options = offered(props.rate).into_iter().map(|rate| {
        let value = rate.to_string();
        html! {
            <option key={value.clone()} value={value} selected={rate == props.rate}>{ format!("{rate}×") }</option>
        }
    });
    let label = props.locale.strings.player.speed;
    html! {
        <span class="player-rate" dir="ltr">
            <select ref={node} class="player-rate-list" part="rate" aria-label={label} title={label} {onchange}>
                { for options }
            </select>
            { draw(Icon::Chevron) }
        </span>
    }
}

/// The speeds on offer, and the one that the page has set where it is none of them.
fn offered(rate: f64) -> Vec<f64> {
    let mut rates = RATES.to_vec();
    if !rates.contains(&rate) {
        let at = rates.partition_point(|other| *other < rate);
        rates.insert(at, rate);
    }
    rates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_of_the_pages_own_is_on_the_list() {
        assert_eq!(offered(1.0), RATES);
        assert_eq!(offered(1.1).get(2..5), Some([1.0, 1.1, 1.25].as_slice()));
        assert_eq!(offered(0.6).len(), RATES.len() + 1);
    }
}
