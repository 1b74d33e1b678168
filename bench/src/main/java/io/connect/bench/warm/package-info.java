/** Decides when a program is warm, and warms up the workers of an environment. */
package io.connect.bench.warm;
