@sqs-conformance
Feature: Batches
  A batch is answered entry by entry: what is wrong with one is no matter of the others.

  Scenario: A message that SQS does not take fails alone
    Given a standard queue at the service
    When these entries are sent in one batch
      | id   | body  |
      | good | fine  |
      | bad  | nul:0 |
      | too  | fine  |
    Then the entries fare as follows
      | good | done   |
      | bad  | failed |
      | too  | done   |

  Scenario: A handle that is none fails alone when messages are deleted
    Given a standard queue at the service
    And the message "m" in it
    When 1 message is received
    And a batch deletes what was received and a message with the handle "no-handle"
    Then the entries fare as follows
      | received | done                           |
      | other    | failed: ReceiptHandleIsInvalid |

  Scenario: A handle that is none fails alone when timeouts are changed
    Given a standard queue at the service
    And the message "m" in it
    When 1 message is received
    And a batch changes the timeout of what was received and of a message with the handle "no-handle" to 30 s
    Then the entries fare as follows
      | received | done                           |
      | other    | failed: ReceiptHandleIsInvalid |

  Scenario: A batch of nothing is refused
    Given a standard queue at the service
    When a batch with the ids "" is sent
    Then the call is refused as "EmptyBatchRequest"

  Scenario: A batch of eleven is refused
    Given a standard queue at the service
    When a batch with the ids "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11" is sent
    Then the call is refused as "TooManyEntriesInBatchRequest"

  Scenario: Two entries of one id are refused
    Given a standard queue at the service
    When a batch with the ids "1, 1" is sent
    Then the call is refused as "BatchEntryIdsNotDistinct"

  Scenario: An id with other characters than letters, digits, hyphens and underscores is refused
    Given a standard queue at the service
    When a batch with the ids "a.b" is sent
    Then the call is refused as "InvalidBatchEntryId"

  Scenario: A queue that is not there is named as the reason
    Given no queue at the service
    When a message "m" is sent
    Then the call is refused as "QueueDoesNotExist"
