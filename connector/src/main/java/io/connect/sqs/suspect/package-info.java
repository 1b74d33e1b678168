/**
 * Which messages may be why tasks fail, and which of them are: remembered for the tasks that come after. Depends on the in-flight
 * messages only.
 */
package io.connect.sqs.suspect;
