/**
 * Services that converters need, and reports of failing services. Depends on Connect's exceptions only, so that every package
 * that calls a service can use it.
 */
package io.connect.sqs.converter.service;
