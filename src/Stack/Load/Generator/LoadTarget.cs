using System.Net;

namespace Cortico.Stack.Load;

/// <summary>Whom load may be sent to.</summary>
public static class LoadTarget
{
    /// <summary>What a request asks for: exactly this path and query, of this target and no other.</summary>
    /// <param name="target">Scheme, host and port.</param>
    /// <param name="path">From the slash on, as it goes over the wire.</param>
    /// <exception cref="StackException">
    /// Joined, it would be another host's (<c>//host/x</c> is a reference to one, RFC 3986, 4.2), or would not be sent as it is written (<c>/../x</c>, <c>/#part</c>, <c>/ä</c>).
    /// </exception>
    public static Uri Address(Uri target, string path)
    {
        if (!Uri.TryCreate(target, path, out var address) || address.Authority != target.Authority || address.Scheme != target.Scheme)
            throw new StackException($"--path={path} leads away from {target.Authority}: give a path that begins with a single slash, and another host by --load-target.");
        return address.PathAndQuery == path ? address
            : throw new StackException($"--path={path} would be sent as {address.PathAndQuery}: give it as it is to be sent.");
    }

    /// <summary>Takes an address apart: whom load goes to, and what is asked for where it says so.</summary>
    /// <param name="given">May name a path.</param>
    /// <param name="path">The one that was given beside it; null for none.</param>
    /// <returns>The path is null where neither names one.</returns>
    /// <exception cref="StackException">There are two paths.</exception>
    public static (Uri Target, string? Path) Split(Uri given, string? path)
    {
        var target = new Uri(given.GetLeftPart(UriPartial.Authority));
        if (given.PathAndQuery == "/") return (target, path);
        return path is null || path == given.PathAndQuery ? (target, given.PathAndQuery)
            : throw new StackException($"--load-target={given} and --path={path} name two paths: give one of them.");
    }

    /// <summary>This machine, unless the user says that the other one may be loaded.</summary>
    /// <exception cref="StackException">It is another machine, or no http address.</exception>
    public static async Task CheckAsync(Uri target, bool allowRemote, CancellationToken cancellation)
    {
        if (target.Scheme is not ("http" or "https")) throw new StackException($"--load-target={target} is no http or https address.");
        if (allowRemote) return;
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(target.IdnHost, cancellation);
            if (addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address)) is { } other)
                throw new StackException($"--load-target={target} is another machine ({other}): load on it could look like an attack. Where you may do that, add --allow-remote.");
        }
        catch (ArgumentException problem)
        {
            // Of 0.0.0.0 and [::], which a server listens on and nobody can call.
            throw new StackException($"--load-target={target}: {target.IdnHost} is no address that can be called; this machine is 127.0.0.1.", problem);
        }
        catch (System.Net.Sockets.SocketException problem)
        {
            throw new StackException($"--load-target={target}: {target.IdnHost} can't be found: {problem.Message}.", problem);
        }
    }
}
