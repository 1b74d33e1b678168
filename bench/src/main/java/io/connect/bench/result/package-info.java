/** Makes the result of a run from its ledger, its facts and its scenario; judges and writes it. */
package io.connect.bench.result;
