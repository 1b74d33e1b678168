/** Deadlines: a heap that an element can leave or change without a search. Depends on nothing. */
package io.connect.sqsserver.time;
