//! `sparkify_copy(job)`: the rows of a running COPY as a table `DuckDB` can insert from.

use std::collections::HashMap;
use std::error::Error;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use duckdb::Connection;
use duckdb::core::{DataChunkHandle, LogicalTypeHandle, LogicalTypeId};
use duckdb::vtab::{BindInfo, InitInfo, TableFunctionInfo, VTab};

use super::feed::Feed;
use super::plan::Plan;
use super::tally::Tally;
use super::vectors::{Chunk, Storage};
use super::worker::Worker;
use crate::catalog::table::DataType;

/// The name the function is registered by.
pub(crate) const NAME: &str = "sparkify_copy";

/// Registers the function with a database; once, before any COPY, outside of a transaction.
pub(crate) fn register(connection: &Connection) -> duckdb::Result<()> {
    connection.register_table_function::<CopyFunction>(NAME)
}

/// A COPY being fed.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) plan: Plan,
    pub(crate) feed: Feed,
    pub(crate) tally: Arc<Tally>,
}

/// A job that the function finds by its number as long as this lives.
pub(crate) struct Registered(i64);

static JOBS: LazyLock<Mutex<HashMap<i64, Arc<Job>>>> = LazyLock::new(Mutex::default);
static NEXT: AtomicI64 = AtomicI64::new(1);

impl Registered {
    pub(crate) fn new(job: Arc<Job>) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        locked(&JOBS).insert(number, job);
        Self(number)
    }

    pub(crate) fn number(&self) -> i64 {
        self.0
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        locked(&JOBS).remove(&self.0);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct CopyFunction;

struct Bound {
    job: Arc<Job>,
    storages: Vec<Storage>,
}

impl VTab for CopyFunction {
    /// Workers that are in the middle of a block, between two chunks.
    type InitData = Mutex<Vec<Worker>>;
    type BindData = Bound;

    fn bind(bind: &BindInfo) -> Result<Bound, Box<dyn Error>> {
        let number = bind.get_parameter(0).to_int64();
        let job = locked(&JOBS).get(&number).cloned();
        let job = job.ok_or("the COPY this belongs to has ended")?;
        let mut storages = Vec::with_capacity(job.plan.targets.len());
        for (at, target) in job.plan.targets.iter().enumerate() {
            let (logical, storage) = types(target.data_type);
            bind.add_result_column(&column(at), logical);
            storages.push(storage);
        }
        Ok(Bound { job, storages })
    }

    fn init(init: &InitInfo) -> Result<Self::InitData, Box<dyn Error>> {
        init.set_max_threads(64);
        Ok(Mutex::default())
    }

    fn func(function: &TableFunctionInfo<Self>, output: &mut DataChunkHandle) -> Result<(), Box<dyn Error>> {
        let Bound { job, storages } = function.get_bind_data();
        let workers = function.get_init_data();
        let waiting = locked(workers).pop();
        let mut worker = waiting.unwrap_or_else(|| Worker::new(&job.plan));
        let mut chunk = Chunk::new(output, storages).ok_or("the chunk has other columns")?;
        worker.fill(&job.plan, &job.feed, &job.tally, &mut chunk);
        let rows = chunk.rows();
        if worker.is_busy() || rows > 0 {
            locked(workers).push(worker);
        } else if job.feed.is_idle() && job.tally.failed() {
            // The last thread to end fails the statement, so that the first mistake of all is known.
            return Err("rows could not be loaded".into());
        }
        output.set_len(rows);
        Ok(())
    }

    fn parameters() -> Option<Vec<LogicalTypeHandle>> {
        Some(vec![LogicalTypeHandle::from(LogicalTypeId::Bigint)])
    }
}

/// The function's name of a column.
pub(crate) fn column(at: usize) -> String {
    format!("c{at}")
}

/// How a column comes out of the function; the INSERT casts to what the table has.
fn types(data_type: DataType) -> (LogicalTypeHandle, Storage) {
    let (id, storage) = match data_type {
        DataType::SmallInt => (LogicalTypeId::Smallint, Storage::Int16),
        DataType::Integer => (LogicalTypeId::Integer, Storage::Int32),
        DataType::BigInt => (LogicalTypeId::Bigint, Storage::Int64),
        DataType::Real => (LogicalTypeId::Float, Storage::Float),
        DataType::Double => (LogicalTypeId::Double, Storage::Double),
        DataType::Boolean => (LogicalTypeId::Boolean, Storage::Bool),
        DataType::Date => (LogicalTypeId::Date, Storage::Int32),
        DataType::Time => (LogicalTypeId::Time, Storage::Int64),
        DataType::Timestamp => (LogicalTypeId::Timestamp, Storage::Int64),
        DataType::TimestampTz => (LogicalTypeId::TimestampTZ, Storage::Int64),
        DataType::Decimal { precision, scale } => {
            let storage = match precision {
                0..=4 => Storage::Int16,
                5..=9 => Storage::Int32,
                10..=18 => Storage::Int64,
                _ => Storage::Int128,
            };
            return (LogicalTypeHandle::decimal(precision, scale), storage);
        }
        DataType::Char(_)
        | DataType::Varchar(_)
        | DataType::TimeTz
        | DataType::IntervalYearToMonth(_)
        | DataType::IntervalDayToSecond(_)
        | DataType::Super
        | DataType::Varbyte(_) => (LogicalTypeId::Varchar, Storage::Text),
    };
    (LogicalTypeHandle::from(id), storage)
}
