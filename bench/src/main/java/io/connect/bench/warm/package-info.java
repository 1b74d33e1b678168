/** When a JVM is warm enough to be measured: by the rate of its work and by the CPU time of its compilers. */
package io.connect.bench.warm;
