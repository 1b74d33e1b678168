/** Recordings, profiles, heap dumps and thread dumps of the workers of a run, as requested on the command line. */
package io.connect.bench.inspect;
