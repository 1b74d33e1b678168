/** Deadlines: a heap whose elements can leave or change without a search. Has no dependencies. */
package io.connect.sqsserver.time;
