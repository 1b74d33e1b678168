/**
 * Everything between a scenario and its judged result. The packages below are the stages of that way; this one holds only the
 * exception that ends a run.
 */
package io.connect.bench;
