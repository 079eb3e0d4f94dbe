using System.Net.Sockets;

namespace Cortico.LoadGenerator.Http;

/// <summary>Why there was no answer, by what .NET says of it; each kind names whoever has to look at it.</summary>
internal static class HttpProblem
{
    /// <summary>Null for what is no problem of the request's, but a defect.</summary>
    /// <param name="authority">Host and port.</param>
    /// <param name="cancellation">The request's patience.</param>
    public static Outcome? Of(Exception problem, string authority, CancellationToken cancellation) => problem switch
    {
        OperationCanceledException when cancellation.IsCancellationRequested => Outcome.Failed(Outcome.TimedOut, $"timeout: {authority} did not answer in time"),
        OperationCanceledException => Outcome.Failed(Outcome.TimedOut, $"timeout: no connection to {authority} in time"),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => Outcome.Failed(Outcome.ConnectionRefused, $"{Outcome.ConnectionRefused} at {authority}"),
        HttpRequestException { InnerException: SocketException socket } when OfSocket(socket.SocketErrorCode) is { } kind => Failed(kind, authority, problem),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Failed(Outcome.NameNotFound, authority, problem),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Failed(Outcome.TlsFailed, authority, problem),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => Failed(Outcome.Unreadable, authority, problem),
        HttpRequestException or IOException or SocketException => Failed(Outcome.ConnectionLost, authority, problem),
        _ => null,
    };

    private static string? OfSocket(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => Outcome.NameNotFound,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => Outcome.Unreachable,
        // EADDRNOTAVAIL: every local port is taken; EMFILE and ENFILE: every file descriptor.
        SocketError.AddressNotAvailable or SocketError.AddressAlreadyInUse or SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable => Outcome.OutOfConnections,
        _ => null,
    };

    private static Outcome Failed(string kind, string authority, Exception problem) =>
        Outcome.Failed(kind, $"{kind} at {authority}: {(problem.InnerException ?? problem).Message.ReplaceLineEndings(" ")}");
}
