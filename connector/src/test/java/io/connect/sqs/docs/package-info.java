/** Generates parts of the documentation, and checks each against its source. */
package io.connect.sqs.docs;
