/**
 * What happens when something fails: how long to wait before trying again, and what a record for the dead-letter topic says.
 */
package io.connect.sqs.error;
