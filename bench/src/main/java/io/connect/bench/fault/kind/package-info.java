/**
 * The kinds of fault, a record each, which says how the kind is written, where it can be done, and how it is done and
 * measured. A new kind is a record here and a line in {@link io.connect.bench.fault.kind.FaultKinds}.
 */
package io.connect.bench.fault.kind;
