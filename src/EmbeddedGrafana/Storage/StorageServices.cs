namespace Cortico.EmbeddedGrafana.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services.AddSingleton<Database>().AddSingleton<SecretBox>();
}
