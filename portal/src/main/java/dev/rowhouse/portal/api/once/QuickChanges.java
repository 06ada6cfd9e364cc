package dev.rowhouse.portal.api.once;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * For what only writes rows: all of a request commits together, with the name and the answer where
 * it is to happen once, or not at all. A process that dies midway leaves nothing behind, a
 * duplicate at the same time waits for the commit, and a refusal is not kept: it changed nothing
 * and may be asked again.
 */
@Component
class QuickChanges {
  private final Answers answers;
  private final TransactionTemplate transaction;

  QuickChanges(Answers answers, PlatformTransactionManager transactions) {
    this.answers = answers;
    this.transaction = new TransactionTemplate(transactions);
  }

  void change(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var buffered = new ContentCachingResponseWrapper(response);
    committed(buffered, () -> run(request, buffered, chain));
    buffered.copyBodyToResponse();
  }

  void once(
      Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var buffered = new ContentCachingResponseWrapper(response);
    Optional<Answer> before;
    try {
      before = committed(buffered, () -> inside(asked, request, buffered, chain));
    } catch (PessimisticLockingFailureException e) {
      throw Repeats.inProgress();
    }
    if (before.isPresent()) {
      before.get().replay(response);
    } else {
      buffered.copyBodyToResponse();
    }
  }

  private Optional<Answer> inside(
      Asked asked,
      HttpServletRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain) {
    if (!answers.take(asked, Repeats.NEVER_BUSY)) {
      Optional<Answer> before = Repeats.of(answers, asked);
      if (before.isPresent()) {
        return before;
      }
      answers.take(asked, Repeats.NEVER_BUSY);
    }
    run(request, response, chain);
    if (Answer.worthKeeping(response)) {
      answers.keep(asked, Answer.of(response));
    }
    return Optional.empty();
  }

  private Optional<Answer> run(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new Carried(e);
    }
    return Optional.empty();
  }

  private Optional<Answer> committed(HttpServletResponse response, Supplier<Optional<Answer>> work)
      throws ServletException, IOException {
    try {
      @Nullable Optional<Answer> result =
          transaction.execute(status -> judged(status, response, work));
      return result == null ? Optional.empty() : result;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (Carried e) {
      throw e.failure;
    }
  }

  private static Optional<Answer> judged(
      TransactionStatus status, HttpServletResponse response, Supplier<Optional<Answer>> work) {
    Optional<Answer> result = work.get();
    if (!Answer.worthKeeping(response)) {
      status.setRollbackOnly();
    }
    return result;
  }

  private static final class Carried extends RuntimeException {
    private final ServletException failure;

    Carried(ServletException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
