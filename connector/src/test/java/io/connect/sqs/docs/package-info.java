/** The generated parts of the documentation, each checked against its source. */
package io.connect.sqs.docs;
