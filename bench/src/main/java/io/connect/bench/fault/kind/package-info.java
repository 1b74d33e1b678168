/**
 * The kinds of fault; each is a record. A record specifies how the kind is written, which targets it supports, and how it is
 * applied and measured. A new kind needs a record here and a line in {@link io.connect.bench.fault.kind.FaultKinds}.
 */
package io.connect.bench.fault.kind;
