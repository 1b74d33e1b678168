/** Makes the result of a run from its ledger, its facts and its scenario, and lets it be judged and written. */
package io.connect.bench.result;
