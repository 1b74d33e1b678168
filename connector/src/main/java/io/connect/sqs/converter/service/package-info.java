/**
 * Reports of failures of services that converters need. Depends only on Connect's exceptions, so that every package that calls
 * a service can use it.
 */
package io.connect.sqs.converter.service;
