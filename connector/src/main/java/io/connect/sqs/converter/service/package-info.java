/**
 * Services that converters need, and word of those that fail. Depends on Connect's exceptions only, so that whatever calls a
 * service can say so.
 */
package io.connect.sqs.converter.service;
