/** Steps that hold a queue service against what SQS documents. No connector takes part. */
package io.connect.features.steps.service;
