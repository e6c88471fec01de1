//! The lock with the browser's own cryptography. The frozen files were made by another program
//! (Python, `argon2-cffi` and `cryptography`).

use arbeidsro::{
    interchange::{
        backup,
        carried::Carried,
        envelope::{Envelope, EnvelopeError},
        key_file::KeyFile,
        recovery_code::RecoveryCode,
        stretch::Effort,
    },
    storage::{
        lock::{self, MainKey, Secret, UnlockError},
        rescue,
        sealed::{SealError, Sealed},
        sealed_file::{FileKey, SealedFileError, open_file, seal_file, stretched},
    },
};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

const FROZEN_LOCK: &str = include_str!("../frozen/lock-v1.json");
const FROZEN_FILE: &[u8] = include_bytes!("../frozen/sealed-v1.json");
const FROZEN_CONTENT: &[u8] = include_bytes!("../frozen/backup-v1.json");
const PASSPHRASE: &str = "blåbær på ski 42";
const CODE: &str = "BGNT-Z49E-KRX2-7CHP-V05A-FMSY-38HX";
const FROZEN_BLOCK: &str = include_str!("../frozen/carried-v1.json");
const FROZEN_RESCUE: &[u8] = include_bytes!("../frozen/rescue-v1.json");
const FROZEN_RESCUE_LOCKED: &[u8] = include_bytes!("../frozen/rescue-v1-locked.json");
/// A journal row of the frozen lock's key.
const FROZEN_ROW: &str = "01000102030405060708090a0bab441e8566ff64beb9951c1d2a1bfc918da7dc52bf4155aa53fe";

fn bytes_of(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

async fn keyed() -> Sealed {
    let (file, main) = lock::create("x", None, Effort::LEAST).await.unwrap();
    of(&file, &main).await
}

async fn of(file: &KeyFile, main: &MainKey) -> Sealed {
    Sealed::Keyed { key: lock::data_key(file, main).await.unwrap(), workbook: "mine" }
}

#[wasm_bindgen_test]
async fn a_lock_made_elsewhere_opens_by_passphrase_and_code() {
    let file = KeyFile::read(FROZEN_LOCK).unwrap();
    let code = RecoveryCode::read(CODE).unwrap();
    // On a Mac the å is two signs.
    let decomposed = PASSPHRASE.replace('å', "a\u{30a}");
    for secret in [Secret::Passphrase(PASSPHRASE), Secret::Passphrase(&decomposed), Secret::Code(&code)] {
        let sealed = of(&file, &lock::unlock(&file, secret).await.unwrap()).await;
        assert_eq!(sealed.open("journal", &bytes_of(FROZEN_ROW)).await.unwrap(), b"sealed row");
    }
    for wrong in ["", "blåbær på ski 43", "Blåbær på ski 42", "blåbær på ski 42 ", CODE] {
        assert_eq!(lock::unlock(&file, Secret::Passphrase(wrong)).await.err(), Some(UnlockError::Wrong));
    }
    let other = RecoveryCode::new([7; 26]);
    assert_eq!(lock::unlock(&file, Secret::Code(&other)).await.err(), Some(UnlockError::Wrong));
}

#[wasm_bindgen_test]
async fn changed_secrets_open_the_same_data() {
    let code = lock::new_code().unwrap();
    let (file, main) = lock::create("gammel", Some(&code), Effort::LEAST).await.unwrap();
    let blob = of(&file, &main).await.seal("journal", b"data").await.unwrap();
    let changed = lock::rewrap(&file, Secret::Passphrase("gammel"), Secret::Passphrase("ny"), Effort::LEAST).await;
    let changed = changed.unwrap();
    assert_eq!(lock::unlock(&changed, Secret::Passphrase("gammel")).await.err(), Some(UnlockError::Wrong));
    let new_code = lock::new_code().unwrap();
    let again = lock::rewrap(&changed, Secret::Code(&code), Secret::Code(&new_code), Effort::LEAST).await.unwrap();
    assert_eq!(lock::unlock(&again, Secret::Code(&code)).await.err(), Some(UnlockError::Wrong));
    for secret in [Secret::Passphrase("ny"), Secret::Code(&new_code)] {
        let sealed = of(&again, &lock::unlock(&again, secret).await.unwrap()).await;
        assert_eq!(sealed.open("journal", &blob).await.unwrap(), b"data");
    }
    let refused = lock::rewrap(&again, Secret::Passphrase("gammel"), Secret::Passphrase("x"), Effort::LEAST).await;
    assert_eq!(refused.err(), Some(UnlockError::Wrong));
}

#[wasm_bindgen_test]
async fn a_blob_opens_where_it_belongs_and_nowhere_else() {
    let sealed = keyed().await;
    let blob = sealed.seal("journal", "hemmelig".as_bytes()).await.unwrap();
    assert_eq!(blob.len(), 1 + 12 + 8 + 16);
    assert_ne!(blob, sealed.seal("journal", "hemmelig".as_bytes()).await.unwrap());
    assert_eq!(sealed.open("journal", &blob).await.unwrap(), "hemmelig".as_bytes());
    assert_eq!(sealed.open("drafts", &blob).await, Err(SealError::DoesNotOpen));
    assert_eq!(keyed().await.open("journal", &blob).await, Err(SealError::DoesNotOpen));
    for at in 1..blob.len() {
        let mut bad = blob.clone();
        bad[at] ^= 1;
        assert_eq!(sealed.open("journal", &bad).await, Err(SealError::DoesNotOpen), "byte {at}");
        assert!(sealed.open("journal", &blob[..at]).await.is_err());
    }
    // Nobody can slip in what they wrote themselves.
    let plain = Sealed::Plain.seal("journal", b"{}").await.unwrap();
    assert_eq!(sealed.open("journal", &plain).await, Err(SealError::Mismatch));
    assert_eq!(Sealed::Plain.open("journal", &blob).await, Err(SealError::Mismatch));
    assert_eq!(sealed.open("journal", &[9, 1]).await, Err(SealError::UnknownFormat(9)));
    assert_eq!(sealed.open("journal", &[]).await, Err(SealError::Empty));
}

#[wasm_bindgen_test]
async fn a_file_opens_with_its_passphrase_alone() {
    assert_eq!(open_file(PASSPHRASE, FROZEN_FILE).await.unwrap(), FROZEN_CONTENT);
    assert_eq!(open_file("annet", FROZEN_FILE).await, Err(SealedFileError::DoesNotOpen));
    let file = seal_file("en setning", FROZEN_CONTENT).await.unwrap();
    assert!(!String::from_utf8_lossy(&file).contains("case"));
    assert_eq!(open_file("en setning", &file).await.unwrap(), FROZEN_CONTENT);
    assert_eq!(open_file("en setning ", &file).await, Err(SealedFileError::DoesNotOpen));
    let malformed = Err(SealedFileError::Envelope(EnvelopeError::Malformed));
    assert_eq!(open_file("en setning", &file[..file.len() / 2]).await, malformed);
    assert_eq!(open_file("en setning", FROZEN_CONTENT).await, malformed);
    let begun = web_sys::window().unwrap().performance().unwrap().now();
    lock::measured_effort();
    let measured = web_sys::window().unwrap().performance().unwrap().now();
    seal_file("x", b"").await.unwrap();
    let sealed = web_sys::window().unwrap().performance().unwrap().now();
    console_log!("stretching: the least {:.0} ms, a file's {:.0} ms", measured - begun, sealed - measured);
}

/// What is remembered of a passphrase opens what was sealed under the same salt, here or elsewhere, and seals
/// what the passphrase opens.
#[wasm_bindgen_test]
async fn a_remembered_key_does_what_the_passphrase_does() {
    let frozen = Envelope::read(FROZEN_FILE).unwrap();
    let kept = stretched(PASSPHRASE, Some(&frozen.stretch)).unwrap();
    let written = serde_json::to_string(&kept).unwrap();
    assert!(!written.contains("blåbær"));
    let key = FileKey::remembered(&serde_json::from_str(&written).unwrap()).await.unwrap();
    assert!(key.is_of(&frozen));
    assert_eq!(key.opened(&frozen).await.unwrap(), FROZEN_CONTENT);
    let file = key.seal(b"nytt").await.unwrap();
    assert_eq!(open_file(PASSPHRASE, &file).await.unwrap(), b"nytt");
    let other = FileKey::remembered(&stretched("annet", Some(&frozen.stretch)).unwrap()).await.unwrap();
    assert_eq!(other.opened(&frozen).await, Err(SealedFileError::DoesNotOpen));
    let anew = FileKey::remembered(&stretched(PASSPHRASE, None).unwrap()).await.unwrap();
    assert!(!anew.is_of(&frozen));
}

#[wasm_bindgen_test]
async fn a_page_s_data_block_and_rescue_copies_made_elsewhere_open() {
    let block = Carried::read(FROZEN_BLOCK).unwrap();
    assert_eq!(open_file(PASSPHRASE, &block.sealed).await.unwrap(), FROZEN_CONTENT);
    let records = |backup: Vec<u8>| {
        let content = backup::read(&backup, u64::MAX).unwrap();
        assert!(content.rejected.is_empty());
        content.truth
    };
    let open = records(rescue::open("", FROZEN_RESCUE).await.unwrap());
    assert_eq!(open.len(), 5);
    for secret in [PASSPHRASE, CODE] {
        assert!(records(rescue::open(secret, FROZEN_RESCUE_LOCKED).await.unwrap()) == open);
    }
    assert_eq!(rescue::open("annet", FROZEN_RESCUE_LOCKED).await, Err(SealedFileError::DoesNotOpen));
}
