/** SNS filter policies on message attributes: parsed whole before anything is received, then matched per message. */
package io.connect.sqs.filter;
