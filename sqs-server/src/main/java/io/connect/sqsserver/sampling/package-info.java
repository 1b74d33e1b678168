/** What a standard queue may leave to chance. Depends on nothing. */
package io.connect.sqsserver.sampling;
