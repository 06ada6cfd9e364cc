package dev.rowhouse.portal.api.once;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * For what only writes rows: the name, the work and the answer commit together or not at all. A
 * process that dies midway leaves nothing behind, a duplicate at the same time waits for the
 * commit, and a refusal is not kept: it changed nothing and may be asked again.
 */
@Component
class QuickPosts {
  private final Answers answers;
  private final TransactionTemplate transaction;

  QuickPosts(Answers answers, PlatformTransactionManager transactions) {
    this.answers = answers;
    this.transaction = new TransactionTemplate(transactions);
  }

  void answer(
      Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var buffered = new ContentCachingResponseWrapper(response);
    Optional<Answer> before;
    try {
      before = once(asked, request, buffered, chain);
    } catch (PessimisticLockingFailureException e) {
      throw Repeats.inProgress();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Carried e) {
      throw e.failure;
    }
    if (before.isPresent()) {
      before.get().replay(response);
    } else {
      buffered.copyBodyToResponse();
    }
  }

  private Optional<Answer> once(
      Asked asked,
      HttpServletRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain) {
    @Nullable Optional<Answer> result =
        transaction.execute(status -> inside(asked, request, response, chain, status));
    return result == null ? Optional.empty() : result;
  }

  private Optional<Answer> inside(
      Asked asked,
      HttpServletRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain,
      TransactionStatus status) {
    if (!answers.take(asked, Instant.EPOCH)) {
      Optional<Answer> before = Repeats.of(answers, asked);
      if (before.isPresent()) {
        return before;
      }
      answers.take(asked, Instant.EPOCH);
    }
    run(request, response, chain);
    if (Answer.worthKeeping(response)) {
      answers.keep(asked, Answer.of(response));
    } else {
      status.setRollbackOnly();
    }
    return Optional.empty();
  }

  private static void run(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new Carried(e);
    }
  }

  private static final class Carried extends RuntimeException {
    private final ServletException failure;

    Carried(ServletException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
