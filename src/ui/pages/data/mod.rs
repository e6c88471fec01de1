//! Data and settings: backup, import, settings, what was done, and where it all lies.

mod backup;
mod backup_words;
mod copies;
mod differences;
mod erase_all;
mod exchange;
mod file_input;
mod folder;
mod history;
mod import;
mod import_tables;
mod import_updates;
mod import_words;
mod last_backup;
mod leaving;
mod lock;
mod portable;
mod restore;
mod rules;
mod settings;
mod space;
mod tidy;

use crate::{
    texts::{Key, text},
    ui::{
        parts::{PageHead, Tabs},
        route::{self, DataTab, Route},
    },
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Data(
    /// The address: which tab.
    route: Memo<Route>,
) -> impl IntoView {
    let go = route::navigator();
    let tab = Memo::new(move |_| match route.get() {
        Route::Data(tab) => tab,
        _ => DataTab::Backup,
    });
    let names = DataTab::ALL.map(|tab| text(name(tab)).to_owned()).to_vec();
    let chosen = Signal::derive(move || DataTab::ALL.iter().position(|known| *known == tab.get()).unwrap_or(0));
    view! {
        <PageHead title=Key::TitleData/>
        <last_backup::LastBackupLine/>
        <Tabs label=Key::TitleData names chosen on_choose=move |at: usize| go.run(Route::Data(DataTab::ALL[at]))>
            <div class="data-tab">{move || panel(tab.get())}</div>
        </Tabs>
    }
    .into_any()
}

fn panel(tab: DataTab) -> AnyView {
    match tab {
        DataTab::Backup => view! { <backup::Backup/> }.into_any(),
        DataTab::Import => view! { <import::Import/> }.into_any(),
        DataTab::Settings => view! { <settings::SettingsTab/> }.into_any(),
        DataTab::Rules => view! { <rules::RulesTab/> }.into_any(),
        DataTab::History => view! { <history::History/> }.into_any(),
        DataTab::Space => view! { <space::SpaceTab/> }.into_any(),
        DataTab::Tidy => view! { <tidy::Tidy/> }.into_any(),
    }
}

fn name(tab: DataTab) -> Key {
    match tab {
        DataTab::Backup => Key::DataBackup,
        DataTab::Import => Key::DataImport,
        DataTab::Settings => Key::SettingsTitle,
        DataTab::Rules => Key::RulesTitle,
        DataTab::History => Key::DataHistory,
        DataTab::Space => Key::DataSpace,
        DataTab::Tidy => Key::DataTidy,
    }
}
