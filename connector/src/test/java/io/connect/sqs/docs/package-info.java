/** The generated parts of the documentation, each checked against what generates it. */
package io.connect.sqs.docs;
