/**
 * The path from a scenario to its judged result. The packages below are the stages of this path; this package contains only the
 * exception that ends a run.
 */
package io.connect.bench;
