/** When a program is warm, and how the workers of an environment are brought there. */
package io.connect.bench.warm;
