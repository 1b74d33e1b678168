/** Recordings, profiles, heap and thread dumps of the workers of a run, as the command line asks for them. */
package io.connect.bench.inspect;
