/**
 * SNS filter policies for message attributes. A policy is parsed completely before the first receive, and then applied to each
 * message.
 */
package io.connect.sqs.filter;
